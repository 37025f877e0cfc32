import groovy.json.JsonSlurper

def report = new File(basedir, 'target/faultwire')
def suite = new JsonSlurper().parse(new File(report, 'conformance.json')).suites[0]
assert suite.target.kind == 'OTHER_STACK'
assert suite.target.name == "Linux ${System.getProperty('os.version')}"

def known = suite.results.findAll { it.outcome != 'PASS' }
assert known*.check*.id == ['tcp.table.listen.syn-fin']
assert known[0].outcome == 'KNOWN_FAILURE'
assert known[0].exemption.contains('Linux drops a SYN with FIN')
assert new File(report, known[0].evidence.pcapng).length() > 0

def log = new File(basedir, 'build.log').text
assert log.contains("Suite tcp on Linux ${System.getProperty('os.version')}: ")
assert log.contains('1 known failure')
assert log.contains('nothing fails the build.')
