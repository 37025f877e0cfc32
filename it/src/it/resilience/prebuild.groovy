import com.sun.net.httpserver.HttpServer
import java.util.concurrent.Executors

// A server that runs on while the build tests it, and ends with the JVM that builds the consumers.
def threads = Executors.newCachedThreadPool { task -> new Thread(task).tap { daemon = true } }
def server = HttpServer.create(new InetSocketAddress(InetAddress.getByName('127.0.0.1'), 0), 0)
server.executor = threads
server.createContext('/') { exchange ->
    exchange.requestBody.bytes
    exchange.sendResponseHeaders(200, 2)
    exchange.responseBody.write('ok'.bytes)
    exchange.close()
}
server.start()
new File(basedir, 'test.properties').text =
    "faultwire.target=http://127.0.0.1:${server.address.port}\n"
return true
