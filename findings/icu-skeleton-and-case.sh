#!/usr/bin/env bash
# Package:   com.ibm.icu:icu4j 79.1 (Maven Central), SpoofChecker.getSkeleton (Unicode Technical Standard 39), with JDK 17 and 25.
# Behaviour: skeletons do not go together with case. "SHYAM" and "Shyam" have different skeletons; made small first, they are equal, but then
#            a capital I is no longer taken for a small l, since it has become an i. Made small afterwards, the I is found, but "SHYAM" and
#            "Shyam" still differ: the skeleton of a small m is "rn", that of a capital M is itself. It takes the skeleton of the
#            small letters of the skeleton to find both.
# Seen:      skeleton:                    SHYAM/Shyam false, Iakshman/lakshman true
#            skeleton of small letters:   SHYAM/Shyam true, Iakshman/lakshman false
#            small letters of skeleton:   SHYAM/Shyam false, Iakshman/lakshman true
#            skeleton, small, skeleton:   SHYAM/Shyam true, Iakshman/lakshman true
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > Alike.java <<'JAVA'
import com.ibm.icu.text.SpoofChecker;
import java.util.Locale;
import java.util.function.UnaryOperator;

public class Alike {
    public static void main(String[] args) {
        SpoofChecker checker = new SpoofChecker.Builder().build();
        UnaryOperator<String> skeleton = checker::getSkeleton;
        UnaryOperator<String> small = text -> text.toLowerCase(Locale.ROOT);
        say("skeleton:                 ", skeleton);
        say("skeleton of small letters:", text -> skeleton.apply(small.apply(text)));
        say("small letters of skeleton:", text -> small.apply(skeleton.apply(text)));
        say("skeleton, small, skeleton:", text -> skeleton.apply(small.apply(skeleton.apply(text))));
    }

    private static void say(String how, UnaryOperator<String> key) {
        System.out.println(how + " SHYAM/Shyam " + key.apply("SHYAM").equals(key.apply("Shyam"))
                + ", Iakshman/lakshman " + key.apply("Iakshman").equals(key.apply("lakshman")));
    }
}
JAVA
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact=com.ibm.icu:icu4j:79.1 -DoutputDirectory="$dir" >/dev/null
seen=$(java -cp icu4j-79.1.jar Alike.java)
echo "$seen"
expected="skeleton:                  SHYAM/Shyam false, Iakshman/lakshman true
skeleton of small letters: SHYAM/Shyam true, Iakshman/lakshman false
small letters of skeleton: SHYAM/Shyam false, Iakshman/lakshman true
skeleton, small, skeleton: SHYAM/Shyam true, Iakshman/lakshman true"
[[ $seen == "$expected" ]] || { echo "the behaviour has changed"; exit 1; }
