package io.faultwire.suites.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.suites.script.language.ScriptFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptFilesTest {
  private static final ClassLoader LOADER = ScriptFilesTest.class.getClassLoader();

  @TempDir Path directory;

  @Test
  void treeIsListedInTheOrderOfNames() throws IOException {
    write("b.pkt");
    write("a/z.pkt");
    write("a/notes.txt");

    assertThat(names(directory.toString())).containsExactly("a/z.pkt", "b.pkt");
    assertThat(names("file:" + directory)).containsExactly("a/z.pkt", "b.pkt");
    assertThat(names(directory.toUri().toString())).containsExactly("a/z.pkt", "b.pkt");
  }

  @Test
  void singleFileIsNamedByItself() throws IOException {
    write("a/z.pkt");

    assertThat(names(directory + "/a/z.pkt")).containsExactly("z.pkt");
    assertThat(names("classpath:scripts/loss/timeout.pkt")).containsExactly("timeout.pkt");
  }

  @Test
  void filesOfAJarAreListedAndRead() throws IOException {
    Path jar = directory.resolve("with blank.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      add(entries, "scripts/sub/", "");
      add(entries, "scripts/sub/one.pkt", "one");
      add(entries, "scripts/sub/more.sh", "more");
      add(entries, "other/two.pkt", "two");
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      List<ScriptFile> files = ScriptFiles.at("classpath:/scripts/sub", loader);

      assertThat(files).extracting(ScriptFile::name).containsExactly("one.pkt");
      assertThat(files.get(0).text()).isEqualTo("one");
      assertThat(files.get(0).beside("./more.sh"))
          .hasValueSatisfying(file -> assertThat(file.text()).isEqualTo("more"));
      assertThat(files.get(0).beside("./less.sh")).isEmpty();
    }
  }

  @Test
  void placesWithoutScriptsAreRefused() throws IOException {
    write("notes.txt");

    assertRefused(directory.toString(), "There are no scripts (*.pkt) at '" + directory + "'");
    assertRefused(directory + "/none", "There is no file or directory '" + directory + "/none'");
    assertRefused("classpath:/none", "There is no 'none' on the class path");
  }

  private static void assertRefused(String place, String message) {
    assertThatThrownBy(() -> ScriptFiles.at(place, LOADER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static void add(JarOutputStream jar, String name, String text) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(text.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }

  private void write(String name) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private static List<String> names(String place) {
    return ScriptFiles.at(place, LOADER).stream().map(ScriptFile::name).toList();
  }
}
