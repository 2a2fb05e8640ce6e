import { defineConfig } from 'prisma/config'

/** Only for `prisma generate` and `prisma validate`: the server opens its database itself and migrates it itself. */
export default defineConfig({ schema: 'prisma/schema.prisma' })
