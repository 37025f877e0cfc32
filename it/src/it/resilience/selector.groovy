// The suite takes a Toxiproxy server; where CI requires one, its absence is a failure.
def required = (System.getProperty('faultwire.required') ?: '').tokenize(', ')*.toLowerCase()
def path = (System.getenv('PATH') ?: '').tokenize(File.pathSeparator)
return required.contains('toxiproxy') || path.any { new File(it, 'toxiproxy-server').canExecute() }
