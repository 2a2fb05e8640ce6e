export * from './ids.ts'
export * from './catalogue/catalogue.ts'
export * from './hall/config.ts'
