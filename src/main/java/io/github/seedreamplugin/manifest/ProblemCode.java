package io.github.seedreamplugin.manifest;

/** What can be wrong with a manifest or a lock; the names are printed, and documentation is found by them. */
public enum ProblemCode {
    /** The file does not exist. */
    FILE_MISSING,
    /** The file exists but cannot be read, or is a directory. */
    FILE_UNREADABLE,
    /** The bytes are no UTF-8 text. */
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
    /** An image, the defaults or an entry of the lock has a key that is no attribute. */
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
    /** The value is none of those that the attribute allows. */
    NOT_ALLOWED,
    /** The number is smaller or larger than the attribute allows. */
    OUT_OF_RANGE,
    /** The name of an image cannot be the path of a file on every system. */
    BAD_NAME,
    /** Two names differ only in case, which not every file system can tell apart. */
    NAME_COLLISION,
    /** Two images would write the same file, or a file where the other needs a folder. */
    OUTPUT_COLLISION,
    /** An entry of the lock lacks a fact. */
    MISSING_LOCK_FIELD,
    /** A fact in the lock is not in the form that the plugin writes. */
    INVALID_LOCK_FIELD,
    /** There are more problems than are listed. */
    MORE_PROBLEMS
}
