"""Records of plugins with the guard built in: whoever calls them need not know where they come from."""
