"""The assessment: everything CloudReady knows about hospitals and operating models."""
