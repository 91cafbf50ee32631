// web/texts.mjs, which the build makes of the string table.
export const texts: Record<string, Record<string, string>>;
