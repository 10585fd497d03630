/** Without endings: crude, but the same for “argue”, “argues”, “argued”, “arguing”. */
export function stemOf(lower: string): string {
  const bare = lower.replace(/'s?$/, '');
  if (bare.length <= 4) return bare;
  return bare
    .replace(/ie[sd]$/, 'y')
    .replace(/(?<!s)s$/, '')
    .replace(/(?<=[aeiouy].*)(?:ing|ed)$/, '')
    .replace(/([bdgmnprt])\1$/, '$1')
    .replace(/e$/, '');
}
