package io.faultwire.engine.worker;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.faultwire.tcp.TcpOptions;
import io.faultwire.tcp.congestion.CongestionControl;
import io.faultwire.topology.TopologyException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The switches of a TCP as JSON; a congestion controller is known by its class. */
final class TcpOptionsJson {
  private static final TypeToken<Supplier<CongestionControl>> CONTROLLERS = new TypeToken<>() {};

  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(Duration.class, text(Duration::toString, Duration::parse))
          .registerTypeAdapter(
              OptionalInt.class, text(TcpOptionsJson::number, TcpOptionsJson::optional))
          .registerTypeAdapter(
              CONTROLLERS.getType(), text(TcpOptionsJson::name, TcpOptionsJson::maker))
          .create();

  private TcpOptionsJson() {}

  /**
   * Writes options.
   *
   * @throws TopologyException if another JVM could not make its congestion controllers
   */
  static JsonElement write(String host, TcpOptions options) {
    Class<?> controller = options.congestionControl().get().getClass();
    boolean canBeMade =
        Stream.of(controller.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
    if (!canBeMade) {
      throw new TopologyException(
          "host " + host,
          "its program runs in a JVM of its own, which cannot make its congestion controller "
              + controller.getName(),
          "Make it a public class with a public constructor without parameters");
    }
    return GSON.toJsonTree(options);
  }

  /** Reads what {@link #write} has written. */
  static TcpOptions read(JsonElement json) {
    return GSON.fromJson(json, TcpOptions.class);
  }

  private static String number(OptionalInt value) {
    return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
  }

  private static OptionalInt optional(String text) {
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private static String name(Supplier<CongestionControl> controllers) {
    return controllers.get().getClass().getName();
  }

  private static Supplier<CongestionControl> maker(String name) {
    try {
      Constructor<? extends CongestionControl> constructor =
          Class.forName(name).asSubclass(CongestionControl.class).getConstructor();
      return () -> make(constructor);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the worker has no congestion controller " + name, e);
    }
  }

  private static CongestionControl make(Constructor<? extends CongestionControl> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> TypeAdapter<T> text(Function<T, String> writer, Function<String, T> reader) {
    return new TypeAdapter<>() {
      @Override
      public void write(JsonWriter out, T value) throws IOException {
        out.value(writer.apply(value));
      }

      @Override
      public T read(JsonReader in) throws IOException {
        return reader.apply(in.nextString());
      }
    };
  }
}
