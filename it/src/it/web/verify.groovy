import groovy.json.JsonSlurper

def report = new File(basedir, 'target/faultwire')
def suites = new JsonSlurper().parse(new File(report, 'conformance.json')).suites
assert suites*.suite == ['http1', 'tls']
suites.each { suite ->
    assert suite.results.count { it.outcome == 'PASS' } > 80
    def broken = suite.results.findAll { it.outcome == 'FAIL' }
    // The JDK's server departs from both, and each time the octets are shown.
    assert broken
    assert broken.every { it.message && it.evidence.sent && it.evidence.expected && it.evidence.got }
    assert !suite.results.any { it.outcome == 'INCONCLUSIVE' }
}
assert new File(report, 'index.html').text.contains('http1.host.missing')

def log = new File(basedir, 'build.log').text
assert log.contains('Suite http1 on https://localhost:')
assert log.contains('Suite tls on https://localhost:')
assert log.contains('PASS            tls.hello.compression: No compression is agreed on')
