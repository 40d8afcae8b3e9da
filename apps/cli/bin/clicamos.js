#!/usr/bin/env node
// Committed, so that npm links an executable before the first build.
import '../dist/main.js';
