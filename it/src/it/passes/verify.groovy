import groovy.json.JsonSlurper

def report = new File(basedir, 'target/faultwire')
def json = new JsonSlurper().parse(new File(report, 'conformance.json'))
assert json.suites*.suite == ['own']
assert json.suites[0].results*.outcome == ['PASS']
assert new File(report, 'index.html').text.contains('The only check passed')
assert new File(report, 'conformance.schema.json').isFile()

def xml = new groovy.xml.XmlSlurper().parse(new File(report, 'TEST-faultwire.own.xml'))
assert xml.@tests == '1' && xml.@failures == '0' && xml.@errors == '0' && xml.@skipped == '0'

def log = new File(basedir, 'build.log').text
assert log.contains('Suite own on built-in stack: 1 check')
assert log.contains('PASS            own.ports.below-65536')
assert log.contains('Conformance: 1 of 1 checks passed, nothing fails the build.')
