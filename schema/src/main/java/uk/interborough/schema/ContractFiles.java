package uk.interborough.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The texts of the SDL files beside this class, in name order. */
final class ContractFiles {

    private ContractFiles() {}

    static List<String> all() {
        URL one = Objects.requireNonNull(ContractFiles.class.getResource("/graphql/contract.graphqls"));
        try {
            URI uri = one.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return textsIn(Objects.requireNonNull(Path.of(uri).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(
                    URI.create(uri.toString().substring(0, uri.toString().indexOf("!/"))), Map.of())) {
                return textsIn(jar.getPath("/graphql"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the contract cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the contract cannot be found at " + one, e);
        }
    }

    private static List<String> textsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".graphqls"))
                    .sorted()
                    .map(ContractFiles::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the contract cannot be read: " + file, e);
        }
    }
}
