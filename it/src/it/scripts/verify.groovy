import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('1 clause is violated.')
assert log.contains('PASS            scripts.opening.answered')
assert log.contains('FAIL scripts.opening.early [Packet script, opening/early.pkt, MUST]')
assert log.contains('opening/early.pkt:8: the packet is another than expected in time, options.')
assert log.contains('MojoFailureException')

def report = new File(basedir, 'target/faultwire')
def json = new JsonSlurper().parse(new File(report, 'conformance.json'))
def early = json.suites[0].results.find { it.outcome == 'FAIL' }
def lines = early.message.readLines()
assert lines[1] == '  +.5 > S. 0:0(0) ack 1 <mss 1400>'
assert lines.any { it =~ /expected +actual$/ }
assert lines.any { it =~ /^! time +0\.500000 ± 0\.062500 +1\.000000$/ }
assert lines.any { it =~ /^! options +<mss 1400> +<mss 1460>$/ }
assert early.evidence.sent == ['0.000000 < S 0:0(0) win 2000 <mss 1000>']
assert new File(report, early.evidence.pcapng).length() > 0

def page = new File(report, 'index.html').text
assert page.contains('opening/early.pkt:8') && page.contains('Ladder of')
