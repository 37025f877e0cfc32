def log = new File(basedir, 'build.log').text
for (words in [
    'Nothing to run: neither a suite nor a target is named. Set faultwire.suites',
    'No suite and no target is named, so nothing was tested.',
    "There is no suite 'unheard-of'. Known suites: ",
    'No check matches faultwire.checks=none.* in the suites [own]',
    'Only 1 checks got an answer, but at least 2 must.',
    "'WILL' is no value of faultwire.failOn. Known values: [MUST, SHOULD, NONE]",
    "There is no parameter 'faultwire.siuts'. Known: ",
    "'localhost:8443' is no address of a server: it has no scheme such as https://",
    'The JVM that ran the suites ended with status 1 and wrote no report.',
    'Invalid maximum heap size']) {
  assert log.contains(words) : words
}
assert !log.contains('MojoFailureException')
