import { describeReader } from './id-card-reader-suite.ts';

describeReader('TCP', () => ({}));
