package uk.interborough.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import uk.interborough.security.CurrentRights;

/** {@code /graphql} as a WebSocket: for programs, and for pages of this site only. */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    @Bean
    WebSocketHandlerMapping sockets(GraphQlSocket socket, CurrentRights rights) {
        WebSocketHttpRequestHandler handler = new WebSocketHttpRequestHandler(socket);
        handler.setHandshakeInterceptors(List.of(new OriginHandshakeInterceptor(), new WhoAsks(rights)));
        WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setUrlMap(Map.of("/graphql", handler));
        mapping.setOrder(-10);
        return mapping;
    }

    /** Notes who opens a socket: by a token, or, where a browser names this site as the origin, by the session. */
    private record WhoAsks(CurrentRights rights) implements HandshakeInterceptor {

        @Override
        public boolean beforeHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                Map<String, Object> attributes) {
            HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
            String authorization = asked.getHeader("Authorization");
            if (authorization != null) {
                attributes.put(GraphQlSocket.STANDING, rights.standing(authorization));
            } else if (asked.getHeader("Origin") != null) {
                attributes.put(GraphQlSocket.STANDING, rights.standingOfSession(asked));
            }
            return true;
        }

        @Override
        public void afterHandshake(
                ServerHttpRequest request,
                ServerHttpResponse response,
                WebSocketHandler handler,
                @Nullable Exception failure) {
            // nothing is left to do
        }
    }
}
