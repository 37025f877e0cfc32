def log = new File(basedir, 'build.log').text
def error = 'own on shop (https://localhost:1): The target does not answer, so nothing was tested'
assert log.count(error) >= 2
assert log.contains('Connection refused')
assert log.contains('Conformance could not be found out.')
assert log.contains('MojoExecutionException')
assert !log.contains('MojoFailureException')
assert new File(basedir, 'target/faultwire/index.html').text.contains('a target did not answer')
