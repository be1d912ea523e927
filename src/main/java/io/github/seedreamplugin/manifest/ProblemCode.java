package io.github.seedreamplugin.manifest;

import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a manifest or a lock; the names are printed, and documentation is found by them. */
public enum ProblemCode {
    /** The file does not exist. */
    FILE_MISSING,
    /** The file exists but cannot be read, or is a directory. */
    FILE_UNREADABLE,
    /** A manifest lies in a directory of manifests without the extension that is read there. */
    WRONG_EXTENSION,
    /** The bytes are not UTF-8 text. */
    NOT_UTF8,
    /** The file, a number in it or the sum of its prompts is larger than the reader takes. */
    TOO_LARGE,
    /** Lists, mappings or merges lie deeper within each other than any manifest needs. */
    NESTED_TOO_DEEPLY,
    /** The text does not follow the grammar of YAML. */
    SYNTAX,
    /** A tab stands where YAML wants spaces. */
    TAB,
    /** A control character, or half of a character, stands where only text may stand. */
    CONTROL_CHARACTER,
    /** The markers of an unresolved git merge are still in the file. */
    MERGE_CONFLICT,
    /** The file holds more than one YAML document. */
    SEVERAL_DOCUMENTS,
    /** The file holds nothing but blanks and comments. */
    EMPTY,
    /** A key stands twice in the same mapping. */
    DUPLICATE_KEY,
    /** A YAML tag asks for a type that a manifest does not have. */
    UNKNOWN_TAG,
    /** An alias names an anchor that does not stand before it. */
    UNKNOWN_ANCHOR,
    /** An alias lies within the very value that it stands for. */
    RECURSIVE_ALIAS,
    /** The value of a merge key is neither a mapping nor a list of mappings. */
    BAD_MERGE,
    /** The value is of another type than the key takes. */
    WRONG_TYPE,
    /** The key is there, its value is not. */
    NO_VALUE,
    /** The top level has a key that the manifest does not know. */
    UNKNOWN_KEY,
    /** An image, the defaults, a preset, a variant or an entry of the lock has an unknown key. */
    UNKNOWN_ATTRIBUTE,
    /** The file does not say which version of the format it follows. */
    MISSING_VERSION,
    /** The file follows a version of the format that this plugin does not read. */
    UNSUPPORTED_VERSION,
    /** The manifest names no image. */
    NO_IMAGES,
    /** An image has no prompt, and the defaults have none either. */
    MISSING_PROMPT,
    /** The prompt holds nothing but white space. */
    BLANK_PROMPT,
    /** The value is not one of those that the attribute allows. */
    NOT_ALLOWED,
    /** The number is smaller or larger than the attribute allows. */
    OUT_OF_RANGE,
    /** The name of an image cannot be the path of a file on every system. */
    BAD_NAME,
    /** Two names differ only in case, which not every file system can tell apart. */
    NAME_COLLISION,
    /** Two images would write the same file, or a file where the other needs a folder. */
    OUTPUT_COLLISION,
    /** An entry of the lock lacks a field. */
    MISSING_LOCK_FIELD,
    /** A field of the lock is not in the form that the plugin writes. */
    INVALID_LOCK_FIELD,
    /** An attribute stands where it has no meaning. */
    NOT_ALLOWED_HERE,
    /** The same value is listed twice, or two values have the same effect. */
    DUPLICATE_VALUE,
    /** An image has both a prompt and a prompt file. */
    PROMPT_TWICE,
    /** A prompt file is not inside the directory of the manifest. */
    OUTSIDE_DIRECTORY,
    /** An image uses a preset that does not exist. */
    UNKNOWN_PRESET,
    /** A matrix or an axis holds nothing, or everything in it is excluded. */
    EMPTY_MATRIX,
    /** A matrix excludes an axis or a label that it does not have. */
    UNKNOWN_LABEL,
    /** A matrix makes more images than one entry may. */
    TOO_MANY_IMAGES,
    /** Braces name an axis that the matrix does not have. */
    UNKNOWN_PLACEHOLDER,
    /** A property that the project does not have. */
    UNKNOWN_PROPERTY,
    /** A property that could carry a secret, or differs from machine to machine. */
    FORBIDDEN_PROPERTY,
    /** A variant asks for a format that takes a program, and none is named. */
    NO_ENCODER,
    /** Something looks like an API key. */
    API_KEY,
    /** A "#" after a blank ends a prompt that is not in quotes. */
    COMMENT_IN_PROMPT(true),
    /** The name of an image ends like a file. */
    NAME_WITH_EXTENSION(true),
    /** Two images ask for the same. */
    SAME_REQUEST(true),
    /** The prompt is longer than the model's maker advises. */
    LONG_PROMPT(true),
    /** The words of the prompt contradict the aspect ratio. */
    RATIO_IN_PROMPT(true),
    /** The words of the prompt contradict the size. */
    SIZE_IN_PROMPT(true),
    /** Something in the prompt was probably to be replaced. */
    LEFTOVER_IN_PROMPT(true),
    /** Several pictures at 3K, where the provider advises to explore at 2K. */
    SEVERAL_AT_3K(true),
    /** Several pictures, but the prompt asks for one. */
    PROMPT_ASKS_FOR_ONE(true),
    /** The fast mode of optimizing prompts has no effect with this model. */
    FAST_HAS_NO_EFFECT(true),
    /** The prompt has options or weights that only other tools understand. */
    OTHER_TOOLS_SYNTAX(true),
    /** There are more problems than are listed. */
    MORE_PROBLEMS;

    private final boolean isWarning;

    ProblemCode() {
        this(false);
    }

    ProblemCode(boolean isWarning) {
        this.isWarning = isWarning;
    }

    /** Whether the file can be used with it. */
    public boolean isWarning() {
        return isWarning;
    }

    /** The codes that {@code allow} may name. */
    static List<String> warnings() {
        List<String> names = new ArrayList<>();
        for (ProblemCode code : values()) {
            if (code.isWarning) {
                names.add(code.name());
            }
        }
        return names;
    }
}
