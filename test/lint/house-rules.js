import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'

/** Rules of this project that oxlint has no ready rule for. `.oxlintrc.json` says where each one holds. */

const builtin = new Set(builtinModules)

/** Calls `check(node, specifier)` for every import, re-export and dynamic import of a module named by a literal. */
const eachImport = (check) => {
  const at = (node) => {
    if (typeof node.source?.value === 'string') check(node, node.source.value)
  }
  return { ImportDeclaration: at, ExportNamedDeclaration: at, ExportAllDeclaration: at, ImportExpression: at }
}

/** The workspace a file belongs to: the nearest folder above it that has a package.json. */
const workspaceOf = (file) => {
  for (let dir = dirname(file); ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir
    if (dir === dirname(dir)) return undefined
  }
}

const manifests = new Map()
const declaredIn = (workspace) => {
  if (!manifests.has(workspace)) {
    const manifest = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'))
    const { dependencies, devDependencies, optionalDependencies, peerDependencies } = manifest
    const names = { ...dependencies, ...devDependencies, ...optionalDependencies, ...peerDependencies }
    manifests.set(workspace, new Set(Object.keys(names)))
  }
  return manifests.get(workspace)
}

const packageName = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Every test runs under Vitest and every app is built by Vite: these tools are declared once, at the root. */
const rootTools = new Set(['vitest', 'vite', '@vitejs/plugin-react', '@vitejs/plugin-legacy'])

const declaredPackages = {
  create(context) {
    const workspace = workspaceOf(context.filename)
    if (!workspace) return {}
    return eachImport((node, specifier) => {
      if (/^[./#]|^(node|data|virtual):/.test(specifier)) return
      const name = packageName(specifier)
      if (builtin.has(name) || rootTools.has(name) || declaredIn(workspace).has(name)) return
      const message = `${name} is not declared in the package.json of this workspace. It resolves only because npm hoists it: declare it there, or do without.`
      context.report({ node, message })
    })
  },
}

const ownWorkspace = {
  create(context) {
    const workspace = workspaceOf(context.filename)
    if (!workspace) return {}
    return eachImport((node, specifier) => {
      if (!specifier.startsWith('.')) return
      if (!relative(workspace, resolve(dirname(context.filename), specifier)).startsWith('..')) return
      const message = `This path leaves its workspace. Import another package by its name (@onehall/…), through its index.ts; nobody imports an app.`
      context.report({ node, message })
    })
  },
}

const pure = {
  create(context) {
    const readsClock = (node) => {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date') return
      if (node.type === 'NewExpression' && node.arguments.length > 0) return
      const message = `Here nothing reads the clock: the border stamps every command. Take the time as an argument and write new Date(at).`
      context.report({ node, message })
    }
    return { NewExpression: readsClock, CallExpression: readsClock }
  },
}

const noInteractiveTransaction = {
  create(context) {
    return {
      CallExpression(node) {
        if (node.callee.type !== 'MemberExpression' || node.callee.property.name !== '$transaction') return
        if (node.arguments[0]?.type === 'ArrayExpression') return
        const message = `An interactive $transaction holds the one writing connection open and stalls the lane. Use the array form $transaction([…]), or append through the journal.`
        context.report({ node, message })
      },
    }
  },
}

export default {
  meta: { name: 'house' },
  rules: {
    'declared-packages': declaredPackages,
    'own-workspace': ownWorkspace,
    pure,
    'no-interactive-transaction': noInteractiveTransaction,
  },
}
