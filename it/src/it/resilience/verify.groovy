import groovy.json.JsonSlurper

def report = new File(basedir, 'target/faultwire')
def suite = new JsonSlurper().parse(new File(report, 'conformance.json')).suites[0]
assert suite.suite == 'resilience'

// The JDK's server waits for ever for the rest of a request, which SHOULD not be.
def departures = suite.results.findAll { !(it.outcome in ['PASS', 'NOT_APPLICABLE']) }
assert departures*.outcome.unique() == ['WARN']
assert departures*.check*.id.every { it.startsWith('resilience.bound.') }
assert departures[0].evidence.sent && departures[0].evidence.expected && departures[0].evidence.got

def log = new File(basedir, 'build.log').text
assert log.contains('Suite resilience on http://127.0.0.1:')
assert log.contains('PASS            resilience.request.byte-at-a-time')
assert log.contains('nothing fails the build.')
