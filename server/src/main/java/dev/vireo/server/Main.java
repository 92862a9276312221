package dev.vireo.server;
public final class Main { public static void main(String[] a) {} }
