// A kernel subject takes root and TAP devices; where CI requires them, their absence is a failure.
def required = (System.getProperty('faultwire.required') ?: '').tokenize(', ')*.toLowerCase()
def root = ['id', '-u'].execute().text.trim() == '0'
return required.contains('kernel') || (root && new File('/dev/net/tun').exists())
