/** The two YAML files of a repository: the manifest that people write and the lock that the plugin keeps. The only package that knows YAML. */
@NullMarked
package io.github.seedreamplugin.manifest;

import org.jspecify.annotations.NullMarked;
