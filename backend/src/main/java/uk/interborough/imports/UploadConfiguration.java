package uk.interborough.imports;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.interborough.security.RawUploadsOnly;

@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    @Bean
    RawUploadsOnly workbooksOnly() {
        return new RawUploadsOnly(WorkbookUpload.PATH, List.of(PerformanceWorkbook.MEDIA_TYPE));
    }

    @Bean
    RawUploadsOnly tablesOnly() {
        return new RawUploadsOnly(Schedule2Upload.PATH, List.of(PerformanceWorkbook.MEDIA_TYPE, "text/csv"));
    }
}
