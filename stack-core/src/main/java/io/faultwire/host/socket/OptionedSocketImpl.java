package io.faultwire.host.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOption;
import java.util.LinkedHashSet;
import java.util.Set;

/** The options of a stream socket. */
abstract class OptionedSocketImpl extends SocketImpl {
  final SocketSettings settings = new SocketSettings();

  /** Throws if the socket is closed. */
  abstract void checkOpen() throws SocketException;

  /** Returns the address that the socket is bound to. */
  abstract InetAddress boundAddress();

  /** Is called after an option was set. */
  abstract void optionsChanged() throws SocketException;

  @Override
  public void setOption(int option, Object value) throws SocketException {
    checkOpen();
    settings.set(option, value);
    optionsChanged();
  }

  @Override
  public Object getOption(int option) throws SocketException {
    checkOpen();
    return option == SO_BINDADDR ? boundAddress() : settings.get(option);
  }

  @Override
  protected Set<SocketOption<?>> supportedOptions() {
    Set<SocketOption<?>> supported = new LinkedHashSet<>(super.supportedOptions());
    supported.addAll(settings.extended());
    return supported;
  }

  @Override
  protected <T> void setOption(SocketOption<T> option, T value) throws IOException {
    if (settings.isExtended(option)) {
      settings.setExtended(option, value);
      optionsChanged();
    } else {
      super.setOption(option, value);
    }
  }

  @Override
  protected <T> T getOption(SocketOption<T> option) throws IOException {
    return settings.isExtended(option)
        ? option.type().cast(settings.getExtended(option))
        : super.getOption(option);
  }

  @Override
  protected boolean supportsUrgentData() {
    return true;
  }
}
