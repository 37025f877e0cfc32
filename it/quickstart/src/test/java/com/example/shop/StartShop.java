package com.example.shop;

import io.faultwire.tls.CertificateChain;
import io.faultwire.tls.TestCertificateAuthority;
import java.nio.file.Path;

/** Starts the shop with a test certificate; the build calls it before the conformance suites. */
public final class StartShop {
  private StartShop() {}

  /** Takes the port, and the directory into which the root that clients trust is written. */
  public static void main(String[] arguments) throws Exception {
    CertificateChain chain =
        TestCertificateAuthority.root("Shop root").intermediate("Shop CA").issue("localhost");
    chain.writePem(Path.of(arguments[1]));
    ShopServer shop = new ShopServer(Integer.parseInt(arguments[0]), chain.serverContext());
    Thread starter = new Thread(shop::start, "start the shop");
    starter.setDaemon(true); // and so are the threads that it starts: they end with the build
    starter.start();
    starter.join();
  }
}
