package uk.interborough.notices;

import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.interborough.security.RawUploadsOnly;

@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

    @Bean
    RawUploadsOnly attachmentsOnly() {
        return new RawUploadsOnly(
                AttachmentUpload.PATH,
                Arrays.stream(AttachedFile.Kind.values())
                        .map(kind -> kind.mediaType)
                        .toList());
    }
}
