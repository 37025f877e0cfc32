import groovy.json.JsonSlurper

def json = new JsonSlurper().parse(new File(basedir, 'target/faultwire/conformance.json'))
assert json.suites[0].results*.outcome == ['PASS']

def ran = new File(basedir, 'target/surefire-reports').listFiles()
    .findAll { it.name.endsWith('.xml') }
    .sum { (it.text =~ /<testsuite [^>]*\btests="(\d+)"/)[0][1] as int }
assert ran == 22
