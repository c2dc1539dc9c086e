/** @type {import('next').NextConfig} */
export default {
  // The site is plain files: any server, or a folder on a rescue machine, can serve it.
  output: 'export',
  reactStrictMode: true,
  poweredByHeader: false,
  // `next dev` would otherwise write files of its own into the checkout.
  agentRules: false,
  devIndicators: false,
  images: { unoptimized: true },
  // `npm test` checks the types once, for everything; a start from a fresh checkout need not wait.
  typescript: { ignoreBuildErrors: true },
  // Two root layouts (the language choice, and one per language) leave no place for `not-found`.
  experimental: { globalNotFound: true },
}
