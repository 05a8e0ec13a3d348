package uk.interborough.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import uk.interborough.testing.Obstacles;

/** A journey of a visitor who has not been here before; obstacles are cleared after each. */
abstract class OneVisitor extends InChromium {

    @Autowired
    Obstacles obstacles;

    Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = newVisitor();
    }

    @AfterEach
    void leaveWithoutComplaint() {
        obstacles.clear();
        visitor.close();
        assertThat(visitor.complaints()).isEmpty();
    }
}
