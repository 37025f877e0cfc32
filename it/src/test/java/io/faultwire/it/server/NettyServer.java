package io.faultwire.it.server;

import static io.netty.handler.codec.http.HttpHeaderNames.CONNECTION;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_LENGTH;
import static io.netty.handler.codec.http.HttpHeaderNames.CONTENT_TYPE;
import static io.netty.handler.codec.http.HttpHeaderValues.CLOSE;

import io.faultwire.tls.CertificateChain;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.Version;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A server made with Netty's codec, whose TLS is that of BoringSSL, with a page at each path. */
public final class NettyServer implements AutoCloseable {
  private static final Set<String> OFFERED = Set.of("GET", "HEAD", "POST");
  private static final int MOST_CONTENT = 1 << 20;

  private final EventLoopGroup threads;
  private final String address;

  private NettyServer(EventLoopGroup threads, String address) {
    this.threads = threads;
    this.address = address;
  }

  /** Starts a server of HTTPS, or without certificates of HTTP. */
  public static NettyServer start(@Nullable CertificateChain chain) throws SSLException {
    SslContext secure = chain == null ? null : secure(chain);
    EventLoopGroup threads = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    if (secure != null) {
                      channel.pipeline().addLast(secure.newHandler(channel.alloc()));
                    }
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpServerKeepAliveHandler(),
                            new HttpObjectAggregator(MOST_CONTENT),
                            new Page());
                  }
                });
    Channel listener = bootstrap.bind("127.0.0.1", 0).syncUninterruptibly().channel();
    int port = ((InetSocketAddress) listener.localAddress()).getPort();
    String scheme = secure == null ? "http" : "https";
    return new NettyServer(threads, scheme + "://localhost:" + port + "/page");
  }

  private static SslContext secure(CertificateChain chain) throws SSLException {
    X509Certificate[] presented = chain.presented().toArray(X509Certificate[]::new);
    return SslContextBuilder.forServer(chain.privateKey(), presented)
        .sslProvider(SslProvider.OPENSSL)
        .build();
  }

  /** Returns the version of Netty's codec. */
  public static String version() {
    return Version.identify().get("netty-codec-http").artifactVersion();
  }

  /** Returns the address of the page, by the name {@code localhost}. */
  public String url() {
    return address;
  }

  @Override
  public void close() {
    threads.shutdownGracefully().syncUninterruptibly();
  }

  private static final class Page extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      HttpResponseStatus status = status(request);
      String text = status.equals(HttpResponseStatus.OK) ? "The page of Netty." : status.toString();
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      boolean head = request.method().name().equals("HEAD");
      HttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1,
              status,
              head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
      response.headers().set(CONTENT_TYPE, "text/plain; charset=utf-8");
      response.headers().set(CONTENT_LENGTH, body.length);
      boolean broken = request.decoderResult().isFailure();
      if (broken) {
        response.headers().set(CONNECTION, CLOSE);
      }
      ChannelFuture sent = context.writeAndFlush(response);
      if (broken) {
        sent.addListener(ChannelFutureListener.CLOSE);
      }
    }

    private static HttpResponseStatus status(FullHttpRequest request) {
      Throwable cause = request.decoderResult().cause();
      if (cause instanceof TooLongHttpLineException) {
        return HttpResponseStatus.REQUEST_URI_TOO_LONG;
      }
      if (cause instanceof TooLongHttpHeaderException) {
        return HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      }
      if (request.decoderResult().isFailure()) {
        return HttpResponseStatus.BAD_REQUEST;
      }
      if (!request.uri().startsWith("/page")) {
        return HttpResponseStatus.NOT_FOUND;
      }
      return OFFERED.contains(request.method().name())
          ? HttpResponseStatus.OK
          : HttpResponseStatus.NOT_IMPLEMENTED;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      ChannelFuture unused = context.close();
    }
  }
}
