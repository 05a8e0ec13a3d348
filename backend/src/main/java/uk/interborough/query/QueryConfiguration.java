package uk.interborough.query;

import com.github.benmanes.caffeine.cache.Ticker;
import graphql.execution.DataFetcherExceptionHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Limits.class, ExportLimits.class})
class QueryConfiguration {

    @Bean
    Measures measures(MeterRegistry meters, Tracer tracer) {
        return new Measures(meters, tracer);
    }

    @Bean
    Till till(Limits limits, Payer payer, Clock clock, ObjectProvider<Ticker> tickers, Measures measures) {
        return new Till(limits, payer, clock, tickers.getIfAvailable(Ticker::systemTicker), measures);
    }

    @Bean
    @DependsOn("flywayInitializer")
    RuntimeWiringConfigurer contract(
            DataSource dataSource,
            Limits limits,
            ExportLimits files,
            PlatformTransactionManager transactions,
            Measures measures) {
        TransactionTemplate reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        return new Contract(dataSource, limits, files, reading, measures);
    }

    @Bean
    GraphQlSourceBuilderCustomizer engine(
            RuntimeWiringConfigurer contract,
            Limits limits,
            Measures measures,
            PlatformTransactionManager transactions,
            List<DataFetcherExceptionResolver> resolvers,
            Gate gate,
            Till till) {
        DataFetcherExceptionHandler handler = DataFetcherExceptionResolver.createExceptionHandler(resolvers);
        return builder -> builder.configureTypeDefinitions((Contract) contract)
                .configureGraphQl(graphQl -> graphQl.preparsedDocumentProvider(new Documents(limits, measures))
                        .queryExecutionStrategy(new Strategies.Reading(handler, transactions, gate, till, measures))
                        .mutationExecutionStrategy(new Strategies.Writing(handler, gate, till, measures))
                        .subscriptionExecutionStrategy(new Strategies.Listening(handler, gate)));
    }
}
