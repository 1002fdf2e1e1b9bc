package mupot.kernel.people;

/** Someone who has just come in, and the token of the shell they came with. */
public record Entered(Member member, Minted token) {}
