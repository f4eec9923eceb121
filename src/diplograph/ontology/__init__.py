"""What is read from ontologies/: the generated names, the class tree, the shapes."""
