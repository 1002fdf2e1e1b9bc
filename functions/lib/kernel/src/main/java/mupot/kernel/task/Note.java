package mupot.kernel.task;

import java.time.Instant;

/** A remark on a task: who decided what, what a run found. Never a secret, never prompt text. */
public record Note(String by, String text, Instant at) {}
