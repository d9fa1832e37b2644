import type { Document } from 'mongodb';

/** A file of MongoDB's unified test format, as far as this runner reads it. */
export interface TestFile {
  description: string;
  schemaVersion: string;
  runOnRequirements?: Requirement[];
  createEntities?: EntitySpec[];
  initialData?: CollectionData[];
  tests: TestCase[];
}

export interface TestCase {
  description: string;
  runOnRequirements?: Requirement[];
  skipReason?: string;
  operations: Operation[];
  expectEvents?: ExpectedEvents[];
  expectLogMessages?: unknown;
  expectTracingMessages?: unknown;
  outcome?: CollectionData[];
}

/** Met when every field it has is met. */
export interface Requirement {
  minServerVersion?: string;
  maxServerVersion?: string;
  topologies?: string[];
  serverParameters?: Document;
  serverless?: string;
  auth?: boolean;
  authMechanism?: string;
  csfle?: unknown;
}

/** One key: the kind of the entity. */
export type EntitySpec = Record<string, Document>;

export interface CollectionData {
  collectionName: string;
  databaseName: string;
  createOptions?: Document;
  documents: Document[];
}

export interface Operation {
  name: string;
  object: string;
  arguments?: Document;
  ignoreResultAndError?: boolean;
  expectError?: ExpectedError;
  expectResult?: unknown;
  saveResultAsEntity?: string;
}

export interface ExpectedError {
  isError?: boolean;
  isClientError?: boolean;
  isTimeoutError?: boolean;
  errorContains?: string;
  errorCode?: number;
  errorCodeName?: string;
  errorLabelsContain?: string[];
  errorLabelsOmit?: string[];
  writeErrors?: Document;
  writeConcernErrors?: Document[];
  errorResponse?: Document;
  expectResult?: unknown;
}

export interface ExpectedEvents {
  client: string;
  eventType?: string;
  events: ExpectedEvent[];
  ignoreExtraEvents?: boolean;
}

/** One key: the type of the event. */
export type ExpectedEvent = Record<string, Document>;
