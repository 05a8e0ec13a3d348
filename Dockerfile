# Interborough on an external PostgreSQL, with real data: docs/operations.md, In containers.

FROM eclipse-temurin:25-jdk AS build
# an ordinary user: the build starts a PostgreSQL, which refuses to run as root
RUN useradd --create-home --uid 10001 builder && install -d -o builder /home/builder/interborough
USER builder
WORKDIR /home/builder/interborough
COPY --chown=builder . .
RUN ./mvnw -q -B -DskipTests package
# the programs of the embedded PostgreSQL (15 MB) are of no use beside an external one
RUN cp backend/target/interborough-backend-*.jar interborough.jar \
    && java -Djarmode=tools -jar interborough.jar extract --layers --destination layers \
    && rm layers/dependencies/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin interborough
WORKDIR /application
COPY docker/ready /usr/local/bin/ready
COPY --from=build /home/builder/interborough/layers/dependencies/ ./
COPY --from=build /home/builder/interborough/layers/snapshot-dependencies/ ./
COPY --from=build /home/builder/interborough/layers/application/ ./
USER interborough
# Every network of the container, which publishes what it wants to; a demonstration refuses to start like this.
ENV SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    INTERBOROUGH_DEMONSTRATION=false \
    INTERBOROUGH_HOME=/tmp/interborough \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=90s --retries=3 CMD ["ready"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40", \
    "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC", \
    "-jar", "interborough.jar"]
