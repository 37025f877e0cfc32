import groovy.json.JsonSlurper

assert basedir.path.contains(' ')
def report = new File(basedir, 'target/faultwire')
def results = new JsonSlurper().parse(new File(report, 'conformance.json')).suites[0].results
def byId = results.collectEntries { [it.check.id, it] }
assert byId['own.words.are-whole'].outcome == 'PASS'
assert byId['own.words.tolerated'].outcome == 'KNOWN_FAILURE'
assert byId['own.words.tolerated'].exemption.contains('British spelling')
assert new File(report, byId['own.words.are-whole'].evidence.pcapng).text == 'frames'
