package mupot.kernel.people;

/** What a slug or an e-mail address stands for; unique because it is a key. */
public record NameTaken(String id) {}
