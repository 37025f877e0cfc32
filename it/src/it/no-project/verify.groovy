def log = new File(basedir, 'build.log').text
for (words in [
    'Suite tcp on built-in stack: ',
    'checks passed, nothing fails the build.',
    'faultwire:conformance',
    "'http:/localhost' is no address of a server",
    new File(basedir, 'target/faultwire/index.html').path,
    'There is no conformance report at ']) {
  assert log.contains(words) : words
}
assert new File(basedir, 'target/faultwire/index.html').isFile()
