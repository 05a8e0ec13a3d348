package uk.interborough.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.Uses;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/** The ready-made bundle serves: nothing asks for Node, now or by accident. */
class NoFrontEndBuildTest {

    private static final List<Class<? extends Annotation>> ASK_FOR_A_BUILD =
            List.of(NpmPackage.class, JsModule.class, CssImport.class, Uses.class);

    @Test
    void noClassAsksForABuild() {
        assertThat(askingForABuild("uk.interborough.ui", ASK_FOR_A_BUILD)).isEmpty();
    }

    @Test
    void aClassThatAsksForOneIsFound() {
        assertThat(askingForABuild("com.vaadin.flow.component.sidenav", ASK_FOR_A_BUILD))
                .isNotEmpty();
    }

    @Test
    void theModuleBringsNoFrontEndSources() throws IOException {
        Path sources = Path.of("src/main/frontend");
        if (Files.isDirectory(sources)) {
            try (Stream<Path> files = Files.walk(sources)) {
                assertThat(files.filter(Files::isRegularFile)
                                .filter(file -> !file.toString().contains("generated"))
                                .filter(file -> !file.endsWith("index.html")))
                        .isEmpty();
            }
        }
        assertThat(Path.of("package.json")).doesNotExist();
        assertThat(Path.of("node_modules")).doesNotExist();
        assertThat(Path.of("src/main/bundles")).doesNotExist();
    }

    private static List<String> askingForABuild(String where, List<Class<? extends Annotation>> annotations) {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter((type, readers) -> annotations.stream()
                .anyMatch(annotation -> type.getAnnotationMetadata().getAnnotationTypes().stream()
                        .anyMatch(name -> name.startsWith(annotation.getName()))));
        return scan.findCandidateComponents(where).stream()
                .map(found -> String.valueOf(found.getBeanClassName()))
                .sorted()
                .toList();
    }
}
