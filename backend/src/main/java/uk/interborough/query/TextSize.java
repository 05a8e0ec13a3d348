package uk.interborough.query;

import graphql.org.antlr.v4.runtime.CharStreams;
import graphql.org.antlr.v4.runtime.Token;
import graphql.parser.antlr.GraphqlLexer;

/**
 * What the text of a document holds, counted before anything reads it.
 *
 * @param tokens without white space, commas and comments
 * @param nesting brackets of any kind inside each other
 */
record TextSize(int tokens, int nesting) {

    static TextSize of(String text) {
        GraphqlLexer lexer = new GraphqlLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners(); // what is no token at all is for the parser to name
        int tokens = 0;
        int open = 0;
        int nesting = 0;
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                tokens++;
                switch (token.getText()) {
                    case "{", "(", "[" -> nesting = Math.max(nesting, ++open);
                    case "}", ")", "]" -> open--;
                    default -> {
                        // neither opens nor closes
                    }
                }
            }
        }
        return new TextSize(tokens, nesting);
    }
}
