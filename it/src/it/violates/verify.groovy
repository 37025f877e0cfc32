def report = new File(basedir, 'target/faultwire')
def golden = new File(basedir, 'golden')
for (name in ['conformance.json', 'TEST-faultwire.own.xml']) {
  def actual = new File(report, name).getText('UTF-8')
  def expected = new File(golden, name).getText('UTF-8').replace('VERSION', version)
  assert actual == expected : name + ' differs from the golden file'
}

def log = new File(basedir, 'build.log').text
assert log.contains('1 clause is violated.')
assert log.contains('FAIL own.handshake.answered [RFC 9293, 3.5 (MUST-10), MUST]')
assert log.contains('replay: mvn io.faultwire:faultwire-maven-plugin:' + version
    + ':conformance -Dfaultwire.suites=own -Dfaultwire.checks=own.handshake.answered -Dfaultwire.seed=0x5EED2A')
assert log.contains('MojoFailureException')
