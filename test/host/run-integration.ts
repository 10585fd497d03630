import { runIntegration } from './integration.ts';

/** npm run test:integration [node|web] [--desktop] */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const hosts = (['node', 'web'] as const).filter((host) => args.includes(host));
  for (const host of hosts.length > 0 ? hosts : (['node', 'web'] as const)) {
    console.log(`== VS Code, ${host} host`);
    await runIntegration({ host, ...(args.includes('--desktop') ? { desktop: 'download' } : {}) });
  }
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
