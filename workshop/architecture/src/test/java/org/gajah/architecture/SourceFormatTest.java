package org.gajah.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every source looks as google-java-format writes it. `./build format` rewrites those that don't.
class SourceFormatTest {
  private static final boolean REWRITE = "rewrite".equals(System.getProperty("gajah.format"));

  private final Formatter formatter = new Formatter(JavaFormatterOptions.defaultOptions());

  @Test
  void sourcesAreFormatted() {
    List<Path> unformatted =
        Repository.javaSources().parallelStream().filter(file -> !isFormatted(file)).toList();
    assertThat(unformatted).as("sources that ./build format would change").isEmpty();
  }

  private boolean isFormatted(Path file) {
    try {
      String source = Files.readString(file);
      String formatted = format(source);
      if (REWRITE && !formatted.equals(source)) {
        Files.writeString(file, formatted);
        return true;
      }
      return formatted.equals(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FormatterException e) {
      throw new AssertionError(file + " cannot be formatted", e);
    }
  }

  private String format(String source) throws FormatterException {
    String tidy =
        ImportOrderer.reorderImports(
            RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.GOOGLE);
    return formatter.formatSource(tidy);
  }
}
