import com.sun.net.httpserver.HttpsConfigurator
import com.sun.net.httpserver.HttpsServer
import java.security.KeyStore
import java.util.concurrent.Executors
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext

// A server that runs on while the build tests it, and ends with the JVM that builds the consumers.
def password = 'changeit'
def store = new File(basedir, 'server.p12')
def keytool = new File(System.getProperty('java.home'), 'bin/keytool')
def made = [keytool.path, '-genkeypair', '-alias', 'server', '-keyalg', 'EC', '-dname', 'CN=localhost',
            '-ext', 'san=dns:localhost', '-storetype', 'PKCS12', '-keystore', store.path,
            '-storepass', password].execute()
made.waitForProcessOutput(System.out, System.err)
assert made.exitValue() == 0

def keys = KeyStore.getInstance(store, password as char[])
def factory = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
factory.init(keys, password as char[])
def context = SSLContext.getInstance('TLS')
context.init(factory.keyManagers, null, null)

def threads = Executors.newCachedThreadPool { task -> new Thread(task).tap { daemon = true } }
def server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName('127.0.0.1'), 0), 0)
server.httpsConfigurator = new HttpsConfigurator(context)
server.executor = threads
server.createContext('/') { exchange ->
    exchange.requestBody.bytes
    exchange.responseHeaders.set('Content-Type', 'text/plain; charset=utf-8')
    exchange.sendResponseHeaders(200, 2)
    exchange.responseBody.write('ok'.bytes)
    exchange.close()
}
server.start()
new File(basedir, 'test.properties').text =
    "faultwire.target=https://localhost:${server.address.port}/\n"
return true
