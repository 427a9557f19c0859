import { configure } from '@testing-library/react';

// Its second is not enough on a machine that does other things; a test that waits in vain is red all the same.
configure({ asyncUtilTimeout: 10_000 });
