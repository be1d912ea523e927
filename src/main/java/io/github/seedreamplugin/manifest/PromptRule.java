package io.github.seedreamplugin.manifest;

import io.github.seedreamplugin.image.AspectRatio;
import io.github.seedreamplugin.image.ImageAttributes;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to look for in a prompt.
 *
 * @param code the warning
 * @param pattern what it is about
 * @param isWrong whether what was found is wrong for an image
 * @param message what to say of it; {@code %s} is what was found, {@code %r} the aspect ratio and {@code %z} the size
 */
record PromptRule(ProblemCode code, Pattern pattern, BiPredicate<CheckedImage, MatchResult> isWrong, String message) {

    private static final String PICTURE =
            "(?:picture|image|photo|photograph|poster|illustration|drawing|painting|icon|logo"
                    + "|banner|portrait|card)";

    private static final List<PromptRule> RULES = List.of(
            ratio(
                    "(?<!(?:town|city|market|public|village|main|central|times|trafalgar) )\\bsquare\\b"
                            + "(?! (?:f(?:ee|oo)t|met|mile|inch|root|yard|kilomet|centimet))",
                    (image, found) -> quotient(image) != 1),
            ratio(
                    "\\bvertical\\b(?! (?:lines?|stripes?|blinds|gardens?|farms?))",
                    (image, found) -> quotient(image) >= 1),
            ratio("\\bhorizontal\\b(?! (?:lines?|stripes?|blinds))", (image, found) -> quotient(image) <= 1),
            ratio(
                    "(?<!-ar |\u2014ar |-aspect |\u2014aspect )\\b(?:1:1|4:3|3:4|16:9|9:16|3:2|2:3|21:9)\\b",
                    (image, found) -> !found.group().equals(ratio(image).value())),
            new PromptRule(
                    ProblemCode.SIZE_IN_PROMPT,
                    compile("(?<![$€£])\\b[0-9]{1,2}k\\b(?! (?:run|race|steps|years|followers))"),
                    (image, found) -> !found.group()
                            .equalsIgnoreCase(attributes(image).size().value()),
                    "the prompt says %s, but size is %z: change one of the two, since only size decides the resolution"),
            leftover("\\b(?:TODO|TBD|FIXME)\\b", (image, found) -> true),
            leftover("(?i)\\blorem ipsum\\b", (image, found) -> true),
            leftover(
                    "(?i)<(?!lora:)[a-z][a-z0-9 _-]{0,40}>|\\[(?:insert|your)\\b[^\\]\\n]{0,60}\\]",
                    (image, found) -> true),
            leftover("\\$?\\{[A-Za-z][A-Za-z0-9._-]{0,60}\\}", (image, found) -> !image.hasMatrix()),
            new PromptRule(
                    ProblemCode.PROMPT_ASKS_FOR_ONE,
                    compile("\\b(?:a single|(?:only|just|exactly) one|(?:one|single) " + PICTURE + ")\\b"),
                    (image, found) -> attributes(image).maxImages() > 1,
                    "the prompt says %s, but max_images asks for several: ask for several in the prompt too, or remove"
                            + " max_images"),
            otherTool(
                    "(?:--|[\u2013\u2014]-?)(?:ar|aspect) +([0-9]{1,2}:[0-9]{1,2})",
                    "%s is an option of another tool, and is read as plain words here: use the attribute aspect_ratio instead"),
            otherTool(
                    "(?:--|\u2014)(?:v|s|q|c|w|h|no|iw|seed|style|stylize|chaos|quality|niji|tile|repeat|weird|version|test|raw)\\b",
                    "%s is an option of another tool, and is read as plain words here: say it in words, or remove it"),
            otherTool(
                    "<lora:[^>\\n]{1,80}>|\\([^()\\n]{1,120}:[0-9](?:\\.[0-9]+)?\\)|::-?[0-9](?:\\.[0-9]+)?"
                            + "|\\b[0-9](?:\\.[0-9]+)?::|\\(\\([^()\\n]{1,120}\\)\\)",
                    "%s is a weight of another tool, and is read as plain words here: say in words what matters most"));

    private static PromptRule ratio(String words, BiPredicate<CheckedImage, MatchResult> isWrong) {
        String message =
                "the prompt says %s, but aspect_ratio is %r: change one of the two, since only aspect_ratio decides the"
                        + " shape";
        return new PromptRule(ProblemCode.RATIO_IN_PROMPT, compile(words), isWrong, message);
    }

    private static PromptRule leftover(String pattern, BiPredicate<CheckedImage, MatchResult> isWrong) {
        String message = "%s looks like a leftover, and would be sent as it is: replace it";
        return new PromptRule(ProblemCode.LEFTOVER_IN_PROMPT, Pattern.compile(pattern), isWrong, message);
    }

    private static PromptRule otherTool(String pattern, String message) {
        return new PromptRule(ProblemCode.OTHER_TOOLS_SYNTAX, compile(pattern), (image, found) -> true, message);
    }

    private static Pattern compile(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    private static ImageAttributes attributes(CheckedImage image) {
        return image.spec().attributes();
    }

    private static AspectRatio ratio(CheckedImage image) {
        return attributes(image).aspectRatio();
    }

    private static double quotient(CheckedImage image) {
        return ratio(image).quotient();
    }

    /** Adds a warning for each rule that the prompt of the image breaks, at its first words that do. */
    static void check(CheckedImage image) {
        for (PromptRule rule : RULES) {
            if (!image.allowed().contains(rule.code())) {
                rule.apply(image);
            }
        }
    }

    private void apply(CheckedImage image) {
        Matcher matcher = pattern.matcher(attributes(image).prompt());
        while (matcher.find()) {
            if (isWrong.test(image, matcher)) {
                String said = message.replace("%r", ratio(image).value())
                        .replace("%z", attributes(image).size().value())
                        .replace("%s", ProblemText.quoted(matcher.group()));
                image.prompt().add(code, matcher.group(), said);
                return;
            }
        }
    }
}
