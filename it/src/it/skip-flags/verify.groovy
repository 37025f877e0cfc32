def log = new File(basedir, 'build.log').text
for (flag in ['faultwire.skip', 'skipTests', 'skipITs', 'maven.test.skip']) {
  assert log.count('Conformance is skipped: ' + flag + ' is set.') == 2 : flag
}
assert !new File(basedir, 'target/faultwire').exists()
