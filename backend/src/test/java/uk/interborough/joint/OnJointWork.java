package uk.interborough.joint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import uk.interborough.testing.OnDemonstration;

/** One application and demonstration for all of these tests, with points enough for many schemes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"interborough.test=joint", "interborough.limits.points-per-minute=100000000"})
@OnDemonstration
@interface OnJointWork {}
